// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/fields.hpp"
#include "schema/field_types.hpp"
#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string random_name(std::mt19937& random) {
    static const std::vector<std::string> pieces = {"a", "B", ":", "\\", "\\#", ".", "é", "价", " ", "=", "*", "\x02"};
    std::string name;
    const auto size = 1 + random() % (random() % 10 == 0 ? 80 : 4);
    for (std::size_t i = 0; i < size; ++i) name += pieces[random() % pieces.size()];
    return name;
}

std::string conversion(const FieldValue& value, FieldType type) {
    const auto result = converted(value, type);
    if (!result) return "no";
    const char* const kinds[] = {"string ", "integer ", "real ", "boolean "};
    std::string text = kinds[result->index()];
    std::visit(
        [&](const auto& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, std::string>)
                text += each;
            else
                text += std::to_string(each);
        },
        *result);
    return text;
}

}  // namespace

TEST_SUITE("fields") {
    TEST_CASE("no prefix of a field is the beginning of the prefix of another field") {
        std::mt19937 random(20261130);
        std::map<std::string, std::string> names;  // by prefix
        for (int i = 0; i < 20'000; ++i) {
            const std::string name = random_name(random);
            const auto known = names.emplace(schema::field_prefix(name), name).first;
            if (known->second != name) FAIL(name << " and " << known->second);
        }
        std::string before;
        for (const auto& [prefix, name] : names) {  // a prefix sorts directly before the strings that begin with it
            if (!before.empty() && prefix.starts_with(before)) FAIL(prefix << " begins with " << before);
            CHECK_FALSE(prefix.starts_with(schema::padding_prefix));
            CHECK_FALSE(schema::padding_prefix.starts_with(prefix));
            CHECK(prefix.size() <= 64);
            CHECK_FALSE(schema::is_word(prefix));
            before = prefix;
        }
        CHECK(schema::field_prefix("price") == "Xprice:");
        CHECK(schema::field_prefix("Price") == "XPrice:");
        CHECK(schema::field_prefix("a:b\\") == "Xa\\:b\\\\:");
    }

    TEST_CASE("no word has the term of an exact value, of the presence of a field, or of a further value") {
        const std::size_t prefix = schema::field_prefix("name").size();
        const auto rest = [&](const std::string& term) { return std::string_view(term).substr(prefix); };
        CHECK(schema::exact_term("name", "C++ X") == "Xname:=c++ x");
        CHECK(schema::exact_term("name", "STRASSE") == schema::exact_term("name", "Straße"));
        CHECK(schema::presence_term("name") == "Xname:*");
        const std::string longer(300, 'x');
        CHECK(schema::exact_term("name", longer).size() < 64);
        CHECK(schema::exact_term("name", longer) != schema::exact_term("name", longer + "x"));
        CHECK(schema::exact_number_term("name", "\xbf") == "Xname:\x04\xbf");
        for (const std::string& term :
             {schema::exact_term("name", "x"), schema::exact_number_term("name", "x"), schema::exact_term("name", ""),
              schema::presence_term("name"), schema::further_number_term("name", "x"),
              schema::further_date_term("name", "x")})
            CHECK_FALSE(schema::is_field_word(rest(term)));
        for (const char* word : {"x", "80", "價", "*\ufe0f\u20e3"}) CHECK(schema::is_field_word(word));
    }

    TEST_CASE("a name of a field is any UTF-8 of 1 to 245 bytes without a zero byte") {
        for (const std::string& name : {std::string("título"), std::string("user.name"), std::string("价格"),
                                        std::string(" "), std::string("\n"), std::string(245, 'x')})
            CHECK_MESSAGE(schema::is_field_name(name), name);
        for (const std::string& name : {std::string(), std::string("a\0b", 3), std::string("\xff"),
                                        std::string(246, 'x'), std::string("\xed\xa0\x80")})
            CHECK_FALSE(schema::is_field_name(name));
    }

    TEST_CASE("the list of fields is read back unchanged, and damage is found") {
        schema::FieldEntries fields;
        for (const char* name : {"price", "a\tb\nc", "价格", "x"}) schema::field_entry(name, fields);
        fields["price"].type = FieldType::real;
        fields["price"].kinds = schema::has_integers | schema::has_reals;
        const std::string entry = schema::encode_fields(fields);
        CHECK(schema::decode_fields(entry) == fields);
        CHECK(schema::encode_fields(schema::decode_fields(entry)) == entry);
        CHECK(schema::decode_fields("").empty());
        for (std::size_t size = 1; size < entry.size(); ++size) {
            std::size_t read = 0;  // the entry of a field may end here
            try {
                read = schema::decode_fields(entry.substr(0, size)).size();
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::corrupt);
            }
            CHECK(read < fields.size());
        }
        CHECK_THROWS_AS(schema::decode_fields(std::string("\x01x\x63\x05\x01", 5)), Error);
    }

    TEST_CASE("the slots of a field depend on its name only, unless another field has them") {
        schema::FieldEntries fields;
        const auto price = schema::field_entry("price", fields).slots;
        CHECK(price % schema::slots_per_field == 0);
        CHECK(price >= schema::first_field_slot);
        CHECK(schema::field_entry("price", fields).slots == price);
        std::set<Xapian::valueno> taken = {price};
        for (int i = 0; i < 200; ++i) CHECK(taken.insert(schema::field_entry(std::to_string(i), fields).slots).second);
        schema::FieldEntries others;
        others["other"].slots = price;
        CHECK(schema::field_entry("price", others).slots == price + schema::slots_per_field);
    }

    TEST_CASE("a value is converted to a type if it is written as a value of this type") {
        const std::int64_t twelve = 12;
        CHECK(conversion("12", FieldType::integer) == "integer 12");
        CHECK(conversion("12.0", FieldType::integer) == "integer 12");
        CHECK(conversion(12.0, FieldType::integer) == "integer 12");
        CHECK(conversion(12.5, FieldType::integer) == "no");
        CHECK(conversion("x", FieldType::integer) == "no");
        CHECK(conversion(true, FieldType::integer) == "no");
        CHECK(conversion("1.5", FieldType::real).starts_with("real 1.5"));
        CHECK(conversion(twelve, FieldType::real) == "integer 12");
        CHECK(conversion("TRUE", FieldType::boolean) == "boolean 1");
        CHECK(conversion(false, FieldType::boolean) == "boolean 0");
        CHECK(conversion(twelve, FieldType::boolean) == "no");
        CHECK(conversion("2024-05", FieldType::date) == "string 2024-05");
        CHECK(conversion("May 2024", FieldType::date) == "no");
        CHECK(conversion(twelve, FieldType::date) == "no");
        CHECK(conversion(twelve, FieldType::keyword) == "string 12");
        CHECK(conversion(true, FieldType::text) == "string true");
        CHECK(conversion(twelve, FieldType::stored) == "integer 12");
        CHECK(conversion("12", FieldType::automatic) == "string 12");
    }

    TEST_CASE("values that do not fit the type of their field are counted by field and kind, and kept as strings") {
        schema::FieldEntries fields;
        declare_fields({{"n", FieldType::integer}, {"when", FieldType::date}}, fields);
        Document document{.id = "a",
                          .fields = {{"n", "x"}, {"n", "y"}, {"n", 1.5}, {"n", "7"}, {"when", true}, {"other", "x"}}};
        TypeConflicts conflicts;
        conflicts.convert(document, fields);
        const std::vector<Field> expected = {{"n", "x"},       {"n", "y"},    {"n", "1.5"}, {"n", std::int64_t{7}},
                                             {"when", "true"}, {"other", "x"}};
        CHECK(document.fields == expected);
        const auto list = conflicts.list();
        REQUIRE(list.size() == 3);
        CHECK(list[0].field == "n");
        CHECK(list[0].type == FieldType::integer);
        CHECK(list[0].value == "x");
        CHECK(list[0].count == 2);
        CHECK(list[1].value == "1.5");
        CHECK(list[2].field == "when");
    }

    TEST_CASE("the type of a field can be declared until documents have values of the field") {
        schema::FieldEntries fields;
        CHECK(declare_fields({{"n", FieldType::integer}}, fields));
        CHECK_FALSE(declare_fields({{"n", FieldType::integer}}, fields));
        CHECK(declare_fields({{"n", FieldType::keyword}}, fields));
        fields["n"].kinds = schema::has_strings;
        CHECK_THROWS_WITH_AS(declare_fields({{"n", FieldType::real}}, fields),
                             "the field 'n' has the type keyword in the documents of the index: rebuild the index to "
                             "give it the type real",
                             Error);
        CHECK_THROWS_AS(declare_fields({{"", FieldType::real}}, fields), Error);
    }

    TEST_CASE("each type has a name") {
        for (const char* name : {"auto", "text", "keyword", "integer", "real", "boolean", "date", "stored"}) {
            const auto type = parse_field_type(name);
            REQUIRE(type);
            CHECK(field_type_name(*type) == name);
        }
        CHECK_FALSE(parse_field_type("int"));
        CHECK(field_type_name(static_cast<FieldType>(99)).empty());
    }
}

}  // namespace kwic
