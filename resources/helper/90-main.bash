
# ---- Verbs ----------------------------------------------------------------------------------------------------------------

main() {
  cd / || exit 1
  if [[ ${1:-} == --root ]]; then
    # Programs of that tree are run: who has only polkit's leave for this host does not choose them.
    [[ -z ${PKEXEC_UID:-} ]] || refuse '--root is for who is root already.'
    [[ ${2:-} == /* && $2 =~ ^[A-Za-z0-9/_.@+-]{1,400}$ ]] || refuse 'After --root comes the folder of a system, from the root on.'
    ROOT=$(cd -P -- "$2" 2>/dev/null && pwd) || refuse "There is no folder $2."
    [[ $ROOT != / ]] || ROOT=''
    trusted "${ROOT:-/}" || refuse "$2 can be changed by others than root."
    shift 2
  fi
  readonly ROOT
  local verb=${1:-help} first=${2:-} second=${3:-}
  (($# <= 3)) || refuse 'There are too many words.'
  case $verb in
    version) (($# == 1)) || refuse 'version stands alone.' ;;
    apply) fits stamp "$first" && (($# == 2)) || refuse 'After apply comes the stamp that the dry run printed.' ;;
    expire-now) fits run "$first" && [[ -z $second || $second == starting ]] || refuse 'That is no name of a run.' ;;
    dry-run | status | restore | rules | firewall) (($# == 1)) || refuse "$verb stands alone." ;;
    plan-undo | undo | continue | confirm | expire)
      [[ -z $first ]] || fits run "$first" || refuse 'That is no name of a run.'
      [[ -z $second ]] || { [[ $verb == undo ]] && fits stamp "$second"; } || refuse 'That is no stamp.'
      ;;
    *) refuse 'Usage: innkeeper-helper [--root DIR] version | dry-run | apply STAMP | status | plan-undo RUN | undo [RUN [STAMP]] | continue [RUN] | confirm [RUN] | restore | rules | firewall' ;;
  esac
  say innkeeper-helper "$VERSION"
  case $verb in
    version) ;;
    dry-run)
      read_plan
      make_plan
      show
      ;;
    apply)
      read_plan
      apply "$first"
      ;;
    status) status ;;
    plan-undo)
      choose "$first" after applying undoing
      DOING=undo
      plan_undo
      drop_unchanged
      show
      ;;
    undo) undo "$first" "$second" ;;
    continue) continue_run "$first" ;;
    restore) restore ;;
    confirm) confirm "$first" ;;
    expire) expire "$first" ;;
    expire-now) expire_now "$first" "$second" ;;
    rules) rules_anew ;;
    firewall) show_firewall ;;
  esac
}

main "$@"
exit
