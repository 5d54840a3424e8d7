// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/language.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

const std::string german =
    "Die Häuser am Hafen wurden im vergangenen Jahr renoviert. Der Bürgermeister sprach\n"
    "mit den Fischern über die neuen Verzeichnisse der Boote, und die Kinder liefen über\n"
    "die Brücken zu den Schiffen. Am Abend brannten die Lichter in allen Fenstern.\n";

const std::string english =
    "The council has decided that the ferries stop at the old pier until the work in the\n"
    "harbour is finished. The fishermen have asked for a second bridge, because the way to\n"
    "the market is too long for them.\n";

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

// Returns the text with `prefix` before each line.
std::string with_prefix(std::string_view prefix, std::string_view text) {
    std::string lines;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = text.find('\n', i) + 1;
        lines += prefix;
        lines += text.substr(i, end - i);
        i = end;
    }
    return lines;
}

TEST_SUITE("language") {
    TEST_CASE("languages are recognized by a few sentences") {
        const std::vector<std::pair<std::string, std::string>> texts = {
            {"ar", "قررت الحكومة أمس ميزانية جديدة للمدارس في المدينة. وقال رئيس الحكومة إن الأطفال هم مستقبل البلاد."},
            {"bg", "Градският съвет реши вчера, че рибарите ще получат ново пристанище, което трябва да бъде готово."},
            {"ca",
             "El consell ha decidit que els vaixells s'aturin al moll vell fins que les obres del port s'acabin."},
            {"cs", "Rada města včera rozhodla, že lodě budou stavět u starého mola, dokud nebudou práce hotové."},
            {"da",
             "Byrådet har besluttet, at færgerne lægger til ved den gamle mole, indtil arbejdet i havnen er færdigt."},
            {"de", "Der Stadtrat hat beschlossen, dass die Fähren am alten Kai halten, bis der Hafen fertig ist."},
            {"el", "Το δημοτικό συμβούλιο αποφάσισε χθες ότι τα πλοία θα σταματούν στην παλιά προβλήτα του λιμανιού."},
            {"en", "The council has decided that the ferries stop at the old pier until the work is finished."},
            {"eo",
             "La konsilio decidis, ke la ŝipoj haltas ĉe la malnova moleo, ĝis la laboro en la haveno estas ŝanĝita."},
            {"es", "El ayuntamiento ha decidido que los barcos paren en el muelle viejo hasta que terminen las obras."},
            {"fa",
             "شورای شهر دیروز تصمیم گرفت که کشتی‌ها "
             "تا پایان کار بندر در اسکله قدیمی پهلو بگیرند."},
            {"fi",
             "Kaupunginvaltuusto päätti eilen, että lautat pysähtyvät vanhaan laituriin, kunnes sataman työt "
             "päättyvät."},
            {"fr", "Le conseil a décidé que les bateaux s'arrêtent au vieux quai jusqu'à la fin des travaux du port."},
            {"gl",
             "O concello decidiu onte que os barcos paren no peirao vello ata que rematen as obras do porto, e non "
             "máis."},
            {"he", "הממשלה החליטה אתמול על תקציב חדש לבתי הספר בירושלים. ראש הממשלה אמר כי הילדים הם העתיד של המדינה."},
            {"hi", "नगर परिषद ने कल निर्णय लिया कि बंदरगाह का काम पूरा होने तक नावें पुराने घाट पर रुकेंगी।"},
            {"hr",
             "Gradsko vijeće jučer je odlučilo da će brodovi pristajati uz stari gat prije nego što luka bude gotova, "
             "što je također vijest."},
            {"hu", "A városi tanács tegnap úgy döntött, hogy a hajók a régi mólónál állnak meg, amíg a munka tart."},
            {"id",
             "Dewan kota kemarin memutuskan bahwa kapal harus berhenti di dermaga lama karena pekerjaan belum "
             "selesai."},
            {"it",
             "Il consiglio ha deciso che i traghetti si fermano al vecchio molo fino alla fine dei lavori nel porto."},
            {"ja", "市議会は昨日、港の工事が終わるまで船が古い桟橋に停まることを決めました。子供たちは喜んでいます。"},
            {"ko", "시의회는 어제 항구의 공사가 끝날 때까지 배가 오래된 부두에 서기로 결정했다고 밝혔습니다."},
            {"mk",
             "Градскиот совет вчера реши дека бродовите ќе застануваат кај стариот кеј, со што рибарите се задоволни."},
            {"nl",
             "De gemeenteraad heeft besloten dat de boten bij de oude pier stoppen tot het werk in de haven klaar is."},
            {"no",
             "Kommunestyret har bestemt at ferjene skal legge til ved den gamle moloen etter at arbeidet er ferdig, "
             "uten at noen betaler mye."},
            {"pl",
             "Rada miasta wczoraj zdecydowała, że statki będą stawać przy starym molo, aż prace w porcie się skończą."},
            {"pt",
             "A câmara decidiu ontem que os barcos param no cais velho até que as obras do porto estejam prontas, mas "
             "não sem protestos."},
            {"ro",
             "Consiliul a hotărât ieri că vapoarele se opresc la vechiul chei până când lucrările din port se "
             "termină."},
            {"ru",
             "Городской совет вчера решил, что корабли будут останавливаться у старого причала, пока идут работы."},
            {"sk",
             "Rada mesta včera rozhodla, že lode budú stáť pri starom móle, kým sa práce v prístave neskončia, alebo "
             "aj dlhšie."},
            {"sr",
             "Градско веће је јуче одлучило да ће бродови пристајати уз стари кеј, који је у луци, све док радови "
             "трају."},
            {"sv",
             "Kommunfullmäktige har beslutat att färjorna ska lägga till vid den gamla piren tills arbetet är klart."},
            {"th", "สภาเมืองตัดสินใจเมื่อวานนี้ว่าเรือจะจอดที่ท่าเรือเก่าจนกว่างานก่อสร้างที่ท่าเรือจะเสร็จสิ้น"},
            {"tr",
             "Belediye meclisi dün, limandaki çalışmalar bitene kadar gemilerin eski iskelede durmasına karar verdi."},
            {"uk", "Міська рада вчора вирішила, що кораблі зупинятимуться біля старого причалу, поки тривають роботи."},
            {"vi",
             "Hội đồng thành phố hôm qua đã quyết định rằng tàu sẽ dừng ở bến cũ cho đến khi công việc kết thúc."},
            {"zh", "市议会昨天决定，在港口的工程结束之前，船只停靠在旧码头。孩子们很高兴。"},
            {"zh-Hant", "市議會昨天決定，在港口的工程結束之前，船隻停靠在舊碼頭。孩子們很高興。"}};
        for (const auto& pair : texts) {
            const auto& language = pair.first;
            const auto& text = pair.second;
            CAPTURE(text);
            CHECK(detect_language(text) == language);
        }
    }

    TEST_CASE("the headers of a mail do not determine the language") {
        const std::string headers =
            "Return-Path: <ann@example.org>\n"
            "Received: from mail.example.org (mail.example.org [192.0.2.1]) by mx.example.org\n"
            "\twith ESMTPS id abc for <bob@example.org>; Mon, 4 Mar 2024 10:11:12 +0100\n"
            "Date: Mon, 4 Mar 2024 10:11:10 +0100\n"
            "From: Ann Example <ann@example.org>\n"
            "Subject: The plan for the new harbour and the ferries of the town\n"
            "Content-Type: text/plain; charset=utf-8\n\n";
        CHECK(detect_language(headers + german) == "de");
        CHECK(detect_language(headers + english) == "en");
    }

    TEST_CASE("quoted lines of another mail do not determine the language") {
        CHECK(detect_language("On Mon, 4 Mar 2024, Bob wrote:\n" + with_prefix("> ", repeated(english, 3)) + "\n" +
                              german) == "de");
    }

    TEST_CASE("front matter does not determine the language") {
        CHECK(detect_language("---\nlayout: post\ntitle: The plan for the new harbour of the town\n"
                              "description: What the council has decided about the ferries\n---\n" +
                              german) == "de");
        CHECK(detect_language("+++\ntitle = \"The plan for the new harbour\"\n+++\n" + german) == "de");
    }

    TEST_CASE("macros, comments and examples in a manual page do not determine the language") {
        CHECK(detect_language(".\\\" This file was generated from a translation. Translate the source file.\n"
                              ".\\\" The comments of this file are in English, like those of the original.\n"
                              ".TH HAFEN 1 \"March 2024\" \"harbour 1.0\" \"User Commands\"\n"
                              ".SH BEZEICHNUNG\nhafen \\- Boote zählen\n.SH BESCHREIBUNG\n"
                              "\\fBhafen\\fP zählt die Boote in den angegebenen Verzeichnissen.\n"
                              ".EX\nYou can show the boats of all the harbours with this command:\n.EE\n"
                              "Die Ausgabe enthält für jedes Boot eine Zeile.\n",
                              "hafen.1") == "de");
    }

    TEST_CASE("a license in comments at the beginning of a text does not determine the language") {
        const std::string license =
            "This program is free software. You may use this file only in compliance with the license.\n"
            "A copy of the license comes with this distribution, which has no warranty of any kind.\n";
        CHECK(detect_language(with_prefix("# ", repeated(license, 6)) + "\n" + german) == "de");
    }

    TEST_CASE("tags, scripts and styles of an HTML page do not determine the language") {
        CHECK(detect_language("<!DOCTYPE html>\n<html lang=\"en\"><head><title>The news of the harbour</title>\n"
                              "<script>show(\"this is not a part of the text that people read\");</script></head>\n"
                              "<body class=\"the body of the page\"><!-- this is a comment for the author -->\n<p>" +
                                  german + "</p></body></html>\n",
                              "index.html") == "de");
    }

    TEST_CASE("the translations determine the language of a PO file") {
        const std::string head =
            "# German messages of the harbour program.\n"
            "# This file is distributed under the same license as the program.\n"
            "msgid \"\"\nmsgstr \"\"\n"
            "\"Language-Team: German <team@example.org>\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
        std::string entries;
        for (const auto& [original, translation] : std::vector<std::pair<std::string, std::string>>{
                 {"The ferry stops at the old pier", "Die Fähre hält am alten Kai"},
                 {"All boats of this harbour", "Alle Boote in diesem Hafen"},
                 {"The boat was not found", "Das Boot wurde nicht gefunden"},
                 {"Show the names of the fishermen", "Die Namen der Fischer anzeigen"}})
            entries += "#: src/boats.c:12\nmsgid \"" + original + "\"\nmsgstr \"" + translation + "\"\n\n";
        CHECK(detect_language(head + entries) == "de");
    }

    TEST_CASE("addresses, paths, numbers and log prefixes do not determine the language") {
        std::string log;
        for (int i = 0; i < 4; ++i) {
            log += "2024-03-04T10:11:12Z server[421]: INFO /usr/share/harbour/the/list/of/boats.txt\n";
            log += "2024-03-04T10:11:13Z server[421]: WARN https://www.example.org/what/is/this?and=that\n";
            log += "2024-03-04T10:11:14Z server[421]: INFO Das Boot wurde nicht in der Liste gefunden.\n";
        }
        CHECK(detect_language(log, "harbour.log") == "de");
    }

    TEST_CASE("blocks of code in Markdown and commands in TeX do not determine the language") {
        CHECK(detect_language("# Hafen\n\n" + german +
                                  "\n```c\nfor (int i = 0; i < the_count; ++i) open_the_gate(of[i], with_key);\n```\n",
                              "README.md") == "de");
        CHECK(detect_language("\\documentclass{article}\n\\usepackage{hyperref}\n\\begin{document}\n"
                              "\\section{Hafen}\\label{sec:harbour}\n" +
                                  german + "\\end{document}\n",
                              "hafen.tex") == "de");
    }

    TEST_CASE("the comments determine the language of source code") {
        const std::string code =
            "static int open_gate(struct gate *gate, int count)\n{\n    for (int i = 0; i < count; ++i)\n"
            "        if (gate[i].has_key) gate[i].is_open = turn_key(&gate[i], KEY_DEFAULT);\n    return count;\n}\n";
        CHECK(detect_language(code + "/*\n" + with_prefix(" * ", german) + " */\n" + code, "gate.c") == "de");
        CHECK(
            detect_language("def gate(count):\n    \"\"\"" + german + "    \"\"\"\n    return self.gates[count - 1]\n",
                            "gate.py") == "de");
        CHECK(detect_language(repeated(code, 10), "gate.c") == "");
        CHECK(detect_language(repeated(code, 10)) == "");
        CHECK(detect_language("pub(crate) mod alphabet;\n#[cfg(feature = \"std\")]\npub(crate) mod buffer;\n"
                              "pub(crate) mod debug;\npub(crate) mod error;\npub(crate) mod remapper;\n",
                              "mod.rs") == "");
        CHECK(detect_language("# Gates.\n" + repeated("gates = sorted(gate for gate in self.gates if gate.key)\n", 20),
                              "gate.py") == "");
    }

    TEST_CASE("a license notice does not count as a comment in source code") {
        CHECK(detect_language("/*\n * This program is free software; you may use it under the terms of the license.\n"
                              " * There is no warranty for the program, to the extent that the law permits.\n */\n"
                              "#include <gate.h>\nint gate_count(void);\nint gate_open(struct gate *gate);\n",
                              "gate.h") == "");
    }

    TEST_CASE("prose is not classified as code, even if its file has a name of source code (README.pl)") {
        CHECK(detect_language(
                  "Rada miasta zdecydowała, że statki będą stawać przy starym molo.\n" +
                      repeated("Prace w porcie skończą się dopiero w przyszłym roku, a może jeszcze później.\n", 3),
                  "README.pl") == "pl");
    }

    TEST_CASE("the language of a text is the language of most of its parts, in any order of the parts") {
        CHECK(detect_language(english + repeated(german, 3)) == "de");
        CHECK(detect_language(repeated(german, 3) + english) == "de");
        CHECK(detect_language(german + english + repeated(german, 2)) == "de");
        CHECK(detect_language(english + german + repeated(english, 4)) == "en");
        CHECK(detect_language(repeated(english, 20) + repeated(german, 60)) == "de");
    }

    TEST_CASE("the language of a short text is never one whose alphabet lacks letters of the text") {
        CHECK(detect_language("«Нас поднимали на вертолёт по одному.»") == "ru");
        CHECK(detect_language("Добро пожаловать на наш сайт!") != "sr");
        CHECK(detect_language("Ласкаво просимо на наш сайт!") != "sr");
        CHECK(detect_language("Градско веће је јуче одлучило да рибари добију ново пристаниште.") == "sr");
    }

    TEST_CASE("if CLD2 reports a script instead of a language, the text has no language") {
        CHECK(detect_language("😀😀😀 ❤️") == "");
        CHECK(detect_language("ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ᛫ᚠᛁᚱᚪ᛫ᚷᛖᚻᚹᛦᛚᚳᚢᛗ") == "");
    }

    TEST_CASE("a text without prose has no language") {
        for (const char* const text :
             {"", "\n\n", "17 4.5 20,000\n3 12 9\n", "https://www.example.org/a_b/c_d.html\n", "<html></html>",
              "---\n---\n", "a=1\nb=2\n", "\xef\xbb\xbf", "msgid \"\"\nmsgstr \"\"\n", ".TH\n", "ok"})
            CHECK(detect_language(text) == "");
    }

    TEST_CASE("samples are taken from long lines and from texts without spaces too") {
        std::string line = repeated(german, 100);
        for (char& c : line)
            if (c == '\n') c = ' ';
        CHECK(detect_language(line) == "de");
        CHECK(detect_language(repeated("港口的工程结束之前，船只停靠在旧码头。", 500)) == "zh");
    }
}

}  // namespace
}  // namespace kwic
