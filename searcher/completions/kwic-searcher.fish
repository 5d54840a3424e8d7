# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for kwic-searcher; words of a query are completed from the index.

function __kwic_searcher_words
    set -l current (commandline -ct)
    string match -qr '^[^][\'"\\\\$`():*?~^=-]+$' -- $current; or return
    set -l words (commandline -opc)
    set -l program $words[1]
    argparse --ignore-unknown i/index=+ n/limit= match= since= until= synonyms= variants= similar= offset= after= \
        sort= recency= today= group= snippets= snippet-length= facet=+ timeout= format= color= -- $words[2..]
    or return
    string match -q '*:*' -- $_flag_index; and return # a server may be slow to answer
    set -l indexes
    for index in $_flag_index
        set -a indexes -i $index
    end
    # A line is the words before and what the last one may become.
    set -l query (string match -v -- '-*' $argv) $current
    $program $indexes -n 20 --complete "$query" 2>/dev/null | string replace -r '.* ' ''
end

complete -c kwic-searcher -f -a '(__kwic_searcher_words)'
complete -c kwic-searcher -s i -l index -x -a '(__fish_complete_directories)' -d 'The index, a folder or HOST:PORT'
complete -c kwic-searcher -l match -x -a 'auto all any' -d 'How many of the words'
complete -c kwic-searcher -l since -x -d 'Documents of this date or later'
complete -c kwic-searcher -l until -x -d 'Documents of this date or earlier'
complete -c kwic-searcher -l synonyms -r -F -d 'Words that mean the same'
complete -c kwic-searcher -l variants -x -a 'off accents names' -d 'How far a word may vary'
complete -c kwic-searcher -l similar -r -F -d 'Documents like this one, - for standard input'
complete -c kwic-searcher -l plain -d 'No operators, no fields'
complete -c kwic-searcher -l verify -d 'First compare each file of the index with its checksum'
complete -c kwic-searcher -l strict -d 'A warning about the query is an error'
complete -c kwic-searcher -s n -l limit -x -d 'Documents at most'
complete -c kwic-searcher -l offset -x -d 'Documents to skip before the first'
complete -c kwic-searcher -l after -x -d 'The page that follows'
complete -c kwic-searcher -l sort -x -a 'relevance date -date path title' -d 'Order'
complete -c kwic-searcher -l recency -x -d 'Newer documents rank higher'
complete -c kwic-searcher -l today -x -d 'The day from which --recency counts'
complete -c kwic-searcher -l group -x -a 'none near' -d 'Of documents with almost the same text only the first'
complete -c kwic-searcher -l snippets -x -d 'Quotations per document'
complete -c kwic-searcher -l snippet-length -x -d 'Bytes of a quotation'
complete -c kwic-searcher -l facet -x -a 'ext lang folder month year' -d 'Also count the documents by a field'
complete -c kwic-searcher -l count -d 'Only the number of documents'
complete -c kwic-searcher -l explain -d 'First how the query was understood'
complete -c kwic-searcher -l why -r -F -d 'Why a document is found or is not'
complete -c kwic-searcher -l complete -x -d 'What the last word may become'
complete -c kwic-searcher -l timeout -x -d 'Stop looking after so many milliseconds'
complete -c kwic-searcher -l format -x -a 'text json jsonl html tsv trec paths' -d 'How the answer is shown'
complete -c kwic-searcher -l json -d 'The same as --format json'
complete -c kwic-searcher -s 0 -l null -d 'Paths end in NUL'
complete -c kwic-searcher -l color -x -a 'auto always never' -d 'When to colour'
complete -c kwic-searcher -l batch -r -F -d 'A query a line'
complete -c kwic-searcher -l jobs -x -d 'Threads that answer a batch'
complete -c kwic-searcher -l interactive -d 'Answer with each key'
complete -c kwic-searcher -l help -d 'Show a summary of the options'
complete -c kwic-searcher -l version -d 'Show the version'
