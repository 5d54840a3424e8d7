// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/paradigm_tables.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// French: nouns and adjectives with their feminine forms and adverbs; verbs in -er, -ir and -re; and verbs with the
// nouns in -ation, -eur, -ement, -age, -able and -ion that are derived from them. The endings are from Grevisse and
// Goosse, "Le bon usage", 16th ed. 2016, part 3, chapters 1, 2 and 6, and are written without accents.
constexpr std::string_view fr_er =
    " a ai aient ais ait ames ant ante antes ants asse assent asses at ates e ee ees ent er era erai "
    "eraient erais erait eras erent erez eriez erions erons eront es ez iez ons ";
constexpr std::string_view fr_er_some = " a aient ait ant e ee ees ent er era erait erent eront es ez ons ";
constexpr std::string_view fr_er_soft = " a ai aient ais ait ames ant ante antes ants asse assent asses at ates ons ";
constexpr std::string_view fr_er_after_i = " e ent era erai eraient erais erait eras erez eriez erions erons eront es ";
constexpr std::string_view fr_ir =
    " i ie ies imes ir ira irai iraient irais irait iras irent irez iriez irions irons iront is "
    "issaient issais issait issant issante issantes issants isse issement issements issent isses "
    "issez issiez issions issons it ites ";
constexpr std::string_view fr_ir_e =
    " aient ais ait ant ante antes ants e ent es ez iez ir ira irai iraient irais irait iras irent "
    "irez irons iront ons u ue ues us ";
constexpr std::string_view fr_ir_i =
    " aient ais ait ant ante antes ants ent ez i ie ies iez ir ira irai iraient irais irait iras irent "
    "irez irons iront is isse it ites ons ";
constexpr std::string_view fr_re =
    " - aient ais ait ant ante antes ants e ent es ez i ie ies iez irent is isse it ites ons ra rai "
    "raient rais rait ras re rez riez rions rons ront s u ue ues us ";
constexpr std::string_view fr_derived =
    " able ablement ables age ages ance ances ateur ateurs atif atifs ation ations ative atives atrice "
    "atrices eur eurs euse euses ";
constexpr Endings fr_plural[] = {{" - s x "}};
constexpr Endings fr_noun[] = {{" - e es s x "}};
constexpr Endings fr_adverb[] = {{" - e ement es ment s "}};
constexpr Endings fr_al[] = {{" l le lement les ls ux "}};
constexpr Endings fr_eau[] = {{" au aux l le les ls "}};
constexpr Endings fr_eux[] = {{" r rs se sement ses x "}};
constexpr Endings fr_trice[] = {{" eur eurs euse euses rice rices "}};
constexpr Endings fr_f[] = {{" f fs ve vement ves "}};
constexpr Endings fr_c[] = {{" c che ches cs que ques "}};
constexpr Endings fr_ier[] = {{" er ere erement eres ers "}};
constexpr Endings fr_gue[] = {{" g gs gue gues "}};
constexpr Endings fr_s[] = {{" iche iches is "}};
constexpr Endings fr_x[] = {{" sse sses x "}};
constexpr Endings fr_nt[] = {{" mment nt nte ntes nts "}};
constexpr Endings fr_nce[] = {{" nce nces nt nte ntes nts "}};
constexpr Endings fr_ie[] = {{" e es ie ies ique ques "}};
constexpr Endings fr_iste[] = {{" isme ismes iste istes "}};
constexpr Endings fr_ite[] = {{" - e es ite ites s "}};
constexpr Endings fr_verb_er[] = {{fr_er}, {" e ", fr_er_soft}};
constexpr Endings fr_verb_yer[] = {{" y ", fr_er}, {" i ", fr_er_after_i}, {" i is "}};
constexpr Endings fr_verb_ir[] = {{fr_ir}};
constexpr Endings fr_verb_vrir[] = {{fr_ir_e}};
constexpr Endings fr_verb_partir[] = {{fr_ir_i}};
constexpr Endings fr_verb_re[] = {{" d p tt v ", fr_re}, {" t ts "}};
constexpr Endings fr_verb_tir[] = {
    {" - s ", " - "}, {" t ", " - aient ais ait ant ent ez i ie ies iez ir ira iraient irait irent iront is it ons "}};
constexpr Endings fr_verb_and_noun[] = {{fr_er_some}, {fr_derived}};
constexpr Endings fr_verb_and_ement[] = {{fr_er_some}, {fr_derived}, {" ement ements "}};
constexpr Endings fr_verb_quer[] = {
    {" qu ", fr_er_some}, {" c ", " able ables ateur ateurs atif atifs ation ations ative atives atrice atrices "}};
constexpr Endings fr_verb_and_ion[] = {{" a aient ait ant ee ees ent er era erait "}, {" ion ions "}};
constexpr Endings fr_noun_and_verb[] = {{" - s "}, {fr_er_some}};
constexpr Paradigm fr[] = {{2, fr_plural},
                           {5, fr_noun, true},
                           {5, fr_adverb, true},
                           {2, fr_al},
                           {2, fr_eau},
                           {3, fr_eux},
                           {3, fr_trice},
                           {2, fr_f},
                           {3, fr_c},
                           {3, fr_ier},
                           {2, fr_gue},
                           {2, fr_s},
                           {3, fr_x},
                           {3, fr_nt},
                           {4, fr_nce},
                           {7, fr_ie},
                           {3, fr_iste},
                           {5, fr_ite},
                           {3, fr_verb_er, true},
                           {3, fr_verb_yer},
                           {3, fr_verb_ir},
                           {4, fr_verb_vrir},
                           {4, fr_verb_partir},
                           {2, fr_verb_re},
                           {3, fr_verb_tir},
                           {4, fr_verb_and_noun},
                           {5, fr_verb_and_ement},
                           {3, fr_verb_quer},
                           {4, fr_verb_and_ion},
                           {5, fr_noun_and_verb, true}};
// German: the classes of nouns, which combine only some of the endings; adjectives with comparison; verbs with their
// participles; and the suffixes -ung, -isch, -lich, -ig, -heit and -keit, before which the stem must be longer. The
// endings are from Duden, "Die Grammatik", 9th ed. 2016, sections on the inflection of nouns, adjectives and verbs, and
// on derivation, and are written without umlauts.
constexpr std::string_view de_adjective = " - e em en er es ";
constexpr std::string_view de_declined = " e em en er es ";
constexpr std::string_view de_verb =
    " e el eln elt elte en end est et ete eten etest le ln lt lte lten n st t te ten test tet ";
constexpr std::string_view de_finite = " e en end est et ete eten n t te ten ";
constexpr Endings de_tag[] = {{" - e en es s "}};
constexpr Endings de_bauer[] = {{" - n ns s "}};
constexpr Endings de_mensch[] = {{" - en ens es s "}};
constexpr Endings de_kind[] = {{" - er ern es s "}};
constexpr Endings de_inhabitant[] = {{" - er erin erinnen ern ers s "}};
constexpr Endings de_museum[] = {{" a as en um ums us "}};
constexpr Endings de_woman[] = {{" - innen "}};
constexpr Endings de_declined_only[] = {{de_declined}};
constexpr Endings de_a[] = {{de_adjective}};
constexpr Endings de_comparison[] = {{de_adjective}, {" er est st ", de_declined}};
constexpr Endings de_el[] = {{" el er "}, {" l r ", de_declined}};
constexpr Endings de_v[] = {{de_verb}};
constexpr Endings de_v_noun[] = {{" - e en n "}};
constexpr Endings de_v_declined[] = {{" e en end est et ete eten n st t te ten "}, {" en end et t ", de_declined}};
constexpr Endings de_ung[] = {{de_finite}, {" en end et t ", de_declined}, {" ung ungen ungs "}};
constexpr Endings de_agent[] = {{de_finite}, {" er erin erinnen ern ers ung ungen ungs "}};
constexpr Endings de_isch[] = {{" - e en es n s "}, {" isch ", de_adjective}};
constexpr Endings de_ik[] = {{" ik iken iker ikern ikers "}, {" isch ", de_adjective}};
constexpr Endings de_lich[] = {{" - e en es n s "}, {" ig lich ", de_adjective}};
// The paradigms of German words whose vowel changes: singular and plural of nouns; positive and comparison of
// adjectives; nouns and adjectives that are derived from them.
constexpr Endings de_singular[] = {{" - es s "}};
constexpr Endings de_plural[] = {{" - e en er ern n "}};
constexpr Endings de_positive[] = {{de_adjective}};
constexpr Endings de_compared[] = {{" er est st "}, {" er est st ", de_declined}};
constexpr Endings de_noun[] = {{" - e en es n s "}};
constexpr Endings de_derived[] = {{" ig isch lich ", de_adjective}};
constexpr Endings de_keit[] = {{de_adjective}, {" heit heiten keit keiten "}};
constexpr Paradigm de[] = {{2, de_tag, true},  {3, de_bauer},      {2, de_mensch},      {4, de_kind},
                           {4, de_inhabitant}, {3, de_museum},     {4, de_woman, true}, {3, de_declined_only},
                           {4, de_a},          {4, de_comparison}, {3, de_el},          {3, de_v},
                           {3, de_v_noun},     {3, de_v_declined}, {3, de_ung},         {4, de_agent},
                           {4, de_isch},       {4, de_ik},         {6, de_lich},        {4, de_keit}};
constexpr UmlautParadigm de_umlaut[] = {
    {2, de_singular, de_plural}, {3, de_positive, de_compared}, {5, de_noun, de_derived}};
// Russian: nouns of the three declensions, nouns in -ия, -ие and -ий, nouns with a fleeting vowel; adjectives; names in
// -ов and -ин; verbs with participles and gerunds; and verbs with the nouns in -ние and -тие that are derived from
// them. The endings are from Wade, "A Comprehensive Russian Grammar", 2011, chapters 2, 3, 6 and 7, and are written
// without -ся and -сь.
constexpr std::string_view ru_hard = " - а ам ами ах е ев ей ем о ов ой ом ою у ы ";
constexpr std::string_view ru_after_velar = " - а ам ами ах е ей ем и о ов ой ом ою у ";
constexpr std::string_view ru_soft_endings = " е ев ей ем ею и й о ь ью ю я ям ями ях ";
constexpr std::string_view ru_noun_endings = " - а ам ами ах е ев ей ем и о ов ой ом ою у ы ";
constexpr std::string_view ru_iya = " е ей ем ею и й ю я ям ями ях ";
constexpr std::string_view ru_full =
    " ая его ее ей ем ему ею ие ий им ими их ого ое ой ом ому ою ую ые ый ым ыми ых юю яя ";
constexpr std::string_view ru_short = " - а е ее ей о ы ";
constexpr std::string_view ru_finite =
    " ает айте ал ала али ало ат ать ают в вать вши ел ела ели ело ем ен ена ено ены ет ете ешь ив "
    "ивши ил ила или ило им ит ите ить ишь йте л ла ли ло н на но нул нуть ны ова овал овала "
    "овали ован ована овано ованы овать т та ти то ты ть ует уй уйте ут уть уют ыв ыл ыла ыли "
    "ыло ыть юсь ют яет ял яла яли яло ят ять яют ";
constexpr std::string_view ru_short_finite = " и й у ю я ";
constexpr std::string_view ru_participle =
    " авш аем анн ащ ающ вш ем енн ивш им ленн нн ованн ош т ущ ующ ши ывш ющ яем янн ящ яющ ";
constexpr Endings ru_noun[] = {{ru_hard}};
constexpr Endings ru_velar[] = {{" г ж к х ч ш щ ", ru_after_velar}};
constexpr Endings ru_soft_noun[] = {{ru_soft_endings}};
constexpr Endings ru_soft_name[] = {{" - е ем и ю я ям ями ях "}};
constexpr Endings ru_ya[] = {{" ей ий "}, {" ь ", " е ей ем ею и ю я ям ями ях "}};
constexpr Endings ru_in_iya[] = {{" и ", ru_iya}};
constexpr Endings ru_soft[] = {{" ь ", " - е ем и ю я "}, {" е ев ем и й ю я ям ями ях "}};
constexpr Endings ru_ets[] = {{" ец "}, {" ц ", ru_noun_endings}};
constexpr Endings ru_ok[] = {{" ек ок "}, {" к ", ru_noun_endings}};
constexpr Endings ru_el[] = {{" ел "}, {" л ", ru_noun_endings}};
constexpr Endings ru_on[] = {{" он "}, {" н ", ru_noun_endings}};
constexpr Endings ru_citizen[] = {{" - ам ами ах е "}, {" ин ", " - а е ом у ы "}};
constexpr Endings ru_brother[] = {{" - а е ом у ьев ья ьям ьями ьях "}};
constexpr Endings ru_adjective[] = {{ru_full}, {ru_short}};
constexpr Endings ru_superlative[] = {{ru_full}, {ru_short}, {" айш ейш ", ru_full}};
constexpr Endings ru_name[] = {{" - а е о ой ом у ы ым ыми ых "}};
constexpr Endings ru_verb[] = {{ru_finite}, {ru_participle, ru_full}};
constexpr Endings ru_long_verb[] = {{ru_finite}, {ru_short_finite}, {ru_participle, ru_full}};
constexpr Endings ru_verbal_noun[] = {
    {ru_finite}, {ru_participle, ru_full}, {" ани вани ени лени ни овани ти яни ", ru_iya}};
constexpr Paradigm ru[] = {{3, ru_noun},   {2, ru_velar},   {2, ru_soft_noun}, {5, ru_soft_name},  {2, ru_ya},
                           {2, ru_in_iya}, {3, ru_soft},    {2, ru_ets},       {2, ru_ok},         {2, ru_el},
                           {2, ru_on},     {3, ru_citizen}, {3, ru_brother},   {3, ru_adjective},  {3, ru_superlative},
                           {3, ru_name},   {3, ru_verb},    {4, ru_long_verb}, {3, ru_verbal_noun}};

constexpr std::array<std::pair<std::string_view, std::span<const Paradigm>>, 3> languages = {
    {{"de", de}, {"fr", fr}, {"ru", ru}}};

}  // namespace

std::span<const UmlautParadigm> umlaut_paradigms() { return de_umlaut; }

std::span<const Paradigm> paradigms(std::string_view language) {
    const auto at =
        std::find_if(languages.begin(), languages.end(), [&](const auto& each) { return each.first == language; });
    return at == languages.end() ? std::span<const Paradigm>() : at->second;
}

}  // namespace kwic
