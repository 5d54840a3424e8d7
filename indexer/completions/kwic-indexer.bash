# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for kwic-indexer. Needs nothing but bash.

_kwic_indexer() {
    # What each option takes: words, @dirs, @files, or nothing that could be offered.
    local -A takes=(
        [-i]=@dirs [--index]=@dirs [--memory]= [--jobs]=
        [--exclude]= [--max-size]= [--charset]=auto [--language]=auto [--jsonl]=@files
        [--export]='ndjson opensearch quickwit vespa manticore' [--to]=@dirs [--name]=
        [--progress]='auto always never'
    )
    local flags='--rebuild --keep-missing --no-store --no-positions --compact --check --dry-run --watch
        --hidden --json -q --quiet --help --version'

    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    # bash makes three words of `--option=value`.
    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $cur == = ]] && cur=
    COMPREPLY=()

    local word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -- ]] && { compopt -o default; return; }
    done
    if [[ ${takes[$prev]+set} ]]; then
        case ${takes[$prev]} in
            @dirs) compopt -o dirnames ;;
            @files) compopt -o default ;;
            *) COMPREPLY=($(compgen -W "${takes[$prev]}" -- "$cur")) ;;
        esac
    elif [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "${!takes[*]} $flags" -- "$cur"))
    else
        compopt -o default
    fi
}

complete -F _kwic_indexer kwic-indexer
