/**
 * Where settings, remembered connections, the token and logs live: $XDG_STATE_HOME/innkeeper, by default
 * ~/.local/state/innkeeper (XDG base directory specification; a relative variable is to be ignored).
 */
export declare function defaultStateDir(env: NodeJS.ProcessEnv): string;
/** Makes the folder if need be, for its owner alone. */
export declare function openStateDir(given: string | undefined, env: NodeJS.ProcessEnv): string;
