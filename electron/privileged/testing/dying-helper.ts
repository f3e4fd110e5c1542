import { helperText } from '../helper-script.ts';

/**
 * The helper, except that it kills itself at its `at`th touch of a file: each command that changes one counts twice,
 * before and after. Where it is a program of the host that is running then, what that writes is left torn. With 0 it
 * goes to its end and says on stderr how often it touched.
 */
export function dyingHelper(at: number, torn: string): string {
  const commands = ['mv', 'rm', 'cp', 'mkdir', 'rmdir', 'ln', 'chmod']
    .map(
      name => `${name}() { touch_file; command ${name} "$@"; local status=$?; touch_file; return $status; }`,
    )
    .join('\n');
  const dying = `
TOUCHES=0
touch_file() { ((++TOUCHES != ${at})) || kill -KILL $$; }
${commands}
eval "real_$(declare -f run_tool)"
run_tool() {
  ((TOUCHES + 1 != ${at})) || printf torn >"$ROOT${torn}"
  touch_file
  real_run_tool "$@"
  local status=$?
  touch_file
  return $status
}
trap 'echo "touches $TOUCHES" >&2' EXIT
main "$@"
`;
  // A function: in a text, $$ would be a sign of its own.
  return helperText.replace(/\nmain "\$@"\nexit\n$/, () => dying);
}
