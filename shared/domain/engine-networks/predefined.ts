/** What every engine has and nobody can remove or make (moby: daemon/network). */
export const PREDEFINED: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'default', 'podman']);
