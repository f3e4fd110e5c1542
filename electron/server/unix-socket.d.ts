import { type Server } from 'node:net';
export type Occupant = 'nobody' | 'a process' | 'a file';
/** Who is at a socket's path; one left behind by a process that is gone is removed. */
export declare function clearPath(path: string): Promise<Occupant>;
/** Listens at a path for its owner alone, from the first moment on. */
export declare function listenPrivately(server: Server, path: string): Promise<void>;
