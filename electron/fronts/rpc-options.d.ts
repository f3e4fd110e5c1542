import type { Logger } from '#electron/backend/ports.ts';
/** Security: larger calls are refused unread. The largest rightful one names ten thousand guests, about 1 MB. */
export declare const maxCallBytes: number;
interface Intercepted {
    next(): Promise<unknown>;
    readonly path: readonly string[];
}
/**
 * Options of both carriers. What a person gets to see of an unexpected error is decided by oRPC, which hides it;
 * here it is logged, by the procedure's name alone, as inputs may hold secrets.
 */
export declare const rpcOptions: (log: Logger) => {
    clientInterceptors: (({ next, path }: Intercepted) => Promise<unknown>)[];
};
export {};
