/** Matches nothing: what stands for an expression that JavaScript does not have. */
const NEVER = /$^/;

/** osinfo writes GLib's (PCRE) expressions, which for these labels mean the same in JavaScript. */
export function toPattern(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    return NEVER;
  }
}
