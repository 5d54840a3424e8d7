# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for kwic-searcher. Needs nothing but bash; words of a query are completed from the index.

_kwic_searcher() {
    # What each option takes: words, @dirs, @files, or nothing that could be offered.
    local -A takes=(
        [-i]=@dirs [--index]=@dirs
        [--match]='auto all any' [--since]= [--until]= [--synonyms]=@files [--variants]='off accents names'
        [--similar]=@files
        [-n]= [--limit]= [--offset]= [--after]= [--sort]='relevance date -date path title' [--recency]= [--today]=
        [--group]='none near' [--snippets]= [--snippet-length]= [--facet]='ext lang folder month year'
        [--why]=@files [--complete]= [--timeout]=
        [--format]='text json jsonl html tsv trec paths' [--color]='auto always never'
        [--batch]=@files [--jobs]=
    )
    local flags='--plain --strict --verify --count --explain --json -0 --null --interactive --help --version'

    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    # bash makes three words of `--option=value`.
    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $cur == = ]] && cur=
    COMPREPLY=()

    local word option= only_words= query=
    local -a indexes=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word == = ]]; then
            continue
        elif [[ $option ]]; then
            [[ $option == -i || $option == --index ]] && indexes+=(-i "${word/#\~/$HOME}")
            option=
        elif [[ $only_words ]]; then
            query+="$word "
        elif [[ $word == -- ]]; then
            only_words=yes
        elif [[ ${takes[$word]+set} ]]; then
            option=$word
        elif [[ $word != -* ]]; then
            query+="$word "
        fi
    done

    if [[ ! $only_words && ${takes[$prev]+set} ]]; then
        case ${takes[$prev]} in
            @dirs) compopt -o dirnames ;;
            @files) compopt -o default ;;
            *) COMPREPLY=($(compgen -W "${takes[$prev]}" -- "$cur")) ;;
        esac
    elif [[ ! $only_words && $cur == -* ]]; then
        COMPREPLY=($(compgen -W "${!takes[*]} $flags" -- "$cur"))
    elif [[ ${indexes[*]} == *:* ]]; then
        return # a server may be slow to answer
    elif [[ $cur && $cur != *[]\[\'\"\\\$\`\(\):*?~^=-]* ]]; then
        # A line is the words before and what the last one may become.
        while read -r word; do
            COMPREPLY+=("${word##* }")
        done < <("${COMP_WORDS[0]/#\~/$HOME}" "${indexes[@]}" -n 20 --complete "$query$cur" 2>/dev/null)
    fi
}

complete -F _kwic_searcher kwic-searcher
