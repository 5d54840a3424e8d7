// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/shim.hpp"

#include "fault/sanitizers.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

std::map<std::string, std::string> environment(const Fault& fault, const std::filesystem::path& folder,
                                               const std::filesystem::path& log) {
    std::map<std::string, std::string> variables = {{"LD_PRELOAD", KWIC_SHIM},
                                                    {"KWIC_FAULT_BELOW", folder.string()},
                                                    {"KWIC_FAULT_CALLS", std::to_string(fault.calls)}};
    if (fault.at > 0) {
        variables["KWIC_FAULT_AT"] = std::to_string(fault.at);
        variables["KWIC_FAULT_WHAT"] = fault.what;
    }
    if (fault.stays) variables["KWIC_FAULT_STAYS"] = "1";
    if (!log.empty()) variables["KWIC_FAULT_LOG"] = log.string();
    variables["ASAN_OPTIONS"] = asan_options_for_preload();
    return variables;
}

std::vector<std::string> logged_calls(const std::filesystem::path& log) {
    std::vector<std::string> calls;
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) calls.push_back(line);
    return calls;
}

}  // namespace kwic::fault
