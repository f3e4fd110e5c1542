import { type DestinationStream, type Logger } from 'pino';
/** Logs to a stream; nothing that counts as a secret reaches it. */
export declare function createLogger(destination: DestinationStream, level?: string): Logger;
/** Logs to `innkeeper.log` in the state folder, readable by its owner alone; the one before is kept as `.1`. */
export declare function fileLogger(stateDir: string, level?: string): Logger;
/** The command line logs nothing, unless INNKEEPER_LOG names a level: then to stderr. */
export declare function commandLogger(env: NodeJS.ProcessEnv): Logger;
