// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_codec.hpp"

#include <kwic/error.hpp>

#include <bit>
#include <cstdint>
#include <string>
#include <variant>

namespace kwic {
namespace {

enum class Kind : std::uint64_t { string, integer, real, boolean };

}  // namespace

void append_field(std::string& out, const Field& field) {
    append_string(out, field.name);
    append_varint(out, field.value.index());
    switch (static_cast<Kind>(field.value.index())) {
        case Kind::string:
            return append_string(out, std::get<std::string>(field.value));
        case Kind::integer:
            return append_varint(out, static_cast<std::uint64_t>(std::get<std::int64_t>(field.value)));
        case Kind::real:
            return append_varint(out, std::bit_cast<std::uint64_t>(std::get<double>(field.value)));
        case Kind::boolean:
            return append_varint(out, std::get<bool>(field.value));
    }
}

Field read_field(ByteReader& in) {
    Field field;
    field.name = in.string();
    switch (static_cast<Kind>(in.number())) {
        case Kind::string:
            field.value = std::string(in.string());
            return field;
        case Kind::integer:
            field.value = static_cast<std::int64_t>(in.number());
            return field;
        case Kind::real:
            field.value = std::bit_cast<double>(in.number());
            return field;
        case Kind::boolean:
            field.value = in.number() != 0;
            return field;
    }
    throw Error(ErrorCode::corrupt, "the index is damaged: a field of a document has an unknown kind");
}

}  // namespace kwic
