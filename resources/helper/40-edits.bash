
# ---- Edits: a unit (one word or more, or a line) put into a text, or taken out ------------------------------------------

# locate KIND TEXT → HEAD VALUE TAIL, around the words. 1: there is none. 2: more is there than a plain list of words.
#   shell:NAME  NAME="…" of a file that is a shell's; we read it as text
#   array:NAME  NAME=(…)
#   options     the first “options …” line of a boot entry
#   whole       a file of one line
locate() {
  local kind=${1%%:*} name=${1#*:} rest=$2 before='' line status=1 plain any
  case $kind in
    shell)
      plain="^([[:space:]]*(export[[:space:]]+)?$name=)(\"([^\"\$\`\\]*)\"|'([^']*)'|([A-Za-z0-9_.,:@=/+-]*))([[:space:]]*(#.*)?)\$"
      any="^[[:space:]]*(export[[:space:]]+)?$name\\+?="
      ;;
    array)
      plain="^([[:space:]]*$name=\\()([^]()\"'\$\`\\#]*)(\\)[[:space:]]*(#.*)?)\$"
      any="^[[:space:]]*$name\\+?="
      ;;
    options)
      plain='^(options[[:space:]]+)(.*)()$'
      any='^options'
      ;;
    whole)
      HEAD='' VALUE=${rest%"$NL"} TAIL=$NL
      [[ $VALUE != *"$NL"* ]] || return 2
      return 0
      ;;
  esac
  while [[ -n $rest ]]; do
    line=${rest%%"$NL"*}
    if [[ $line =~ $plain ]]; then
      HEAD=$before${BASH_REMATCH[1]} status=0
      if [[ $kind == shell ]]; then
        local quote=${BASH_REMATCH[3]:0:1}
        [[ $quote == [\"\'] ]] || quote='"'
        VALUE=${BASH_REMATCH[4]}${BASH_REMATCH[5]}${BASH_REMATCH[6]}
        HEAD+=$quote TAIL=$quote${BASH_REMATCH[7]}
      else
        VALUE=${BASH_REMATCH[2]} TAIL=${BASH_REMATCH[3]}
      fi
      TAIL+=${rest:${#line}}
    elif [[ $line =~ $any ]]; then
      status=2
    fi
    [[ $kind == options && $status != 1 ]] && return $status
    before+=$line$NL
    [[ $rest == *"$NL"* ]] || break
    rest=${rest#*"$NL"}
  done
  return $status
}

has_unit() {
  local value=" ${1//"$TAB"/ } "
  [[ $value == *" $2 "* ]]
}

# VALUE without the last such unit in it.
drop_unit() {
  VALUE=" ${VALUE//"$TAB"/ } "
  VALUE="${VALUE% "$1" *} ${VALUE##* "$1" }"
  VALUE=${VALUE# }
  VALUE=${VALUE% }
}

has_line() {
  [[ $NL$1$NL == *"$NL$2$NL"* ]]
}

# edit_text KIND SIGN UNIT TEXT → REPLY. 1: nothing to do. 2: not clear how.
edit_text() {
  local kind=$1 sign=$2 unit=$3
  REPLY=$4
  if [[ $kind == line ]]; then
    if [[ $sign == + ]]; then
      has_line "$REPLY" "$unit" && return 1
      [[ -z $REPLY || $REPLY == *"$NL" ]] || REPLY+=$NL
      REPLY+=$unit$NL
    else
      has_line "$REPLY" "$unit" || return 1
      local all=$NL$REPLY
      all="${all%"$NL$unit$NL"*}$NL${all##*"$NL$unit$NL"}"
      REPLY=${all#"$NL"}
    fi
    return 0
  fi
  local HEAD VALUE TAIL status
  locate "$kind" "$REPLY"
  status=$?
  if ((status == 1)); then
    [[ $sign == + ]] || return 1
    [[ -z $REPLY || $REPLY == *"$NL" ]] || REPLY+=$NL
    case $kind in
      shell:*) REPLY+="${kind#*:}=\"$unit\"$NL" ;;
      array:*) REPLY+="${kind#*:}=($unit)$NL" ;;
      options) REPLY+="options $unit$NL" ;;
    esac
    return 0
  fi
  ((status == 0)) || return 2
  if [[ $sign == + ]]; then
    has_unit "$VALUE" "$unit" && return 1
    VALUE=${VALUE:+$VALUE }$unit
  else
    has_unit "$VALUE" "$unit" || return 1
    drop_unit "$unit"
  fi
  REPLY=$HEAD$VALUE$TAIL
}

# edit PATH KIND SIGN UNIT: plans it, and keeps for the undo what was done (+ or -) or found done already (=).
edit() {
  local path=$1 kind=$2 sign=$3 unit=$4 old=''
  text "$path" && old=$REPLY
  [[ -z $old && $path == */innkeeper* ]] && old=$(heading)$NL
  edit_text "$kind" "$sign" "$unit" "$old"
  case $? in
    0)
      EDITS+=("$path$TAB$kind$TAB$sign$TAB$unit")
      [[ $path == "$VFIO_CONF" ]] && derive_binding
      becomes "$path" "$REPLY"
      ;;
    1) [[ $sign == - ]] || EDITS+=("$path$TAB$kind$TAB=$TAB$unit") ;;
    2) problem CONFLICT "$path says more about ${kind#*:} than a plain list of words: put $unit in or out by hand." "path=$path" "name=$path" ;;
  esac
}

heading() {
  printf '%s\n' '# Written by Innkeeper; its changes of this host are undone in the app, or as root by:' \
    "# bash $HOME_DIR/innkeeper-helper undo"
}

# Is there more than comments in a file of ours?
bare() {
  local line
  while IFS= read -r line; do
    [[ -z $line || $line == '# '* || ($1 == "$VFIO_CONF" && $line != '#device '*) ]] || return 1
  done <<<"$2"
}
