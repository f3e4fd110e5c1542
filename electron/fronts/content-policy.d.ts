export declare const newNonce: () => string;
export declare function withNonce(html: string, nonce: string): string;
/**
 * The page loads our own files and nothing else. Scripts never run inline; style elements need the nonce of
 * this very response. `connect` names addresses beside our own, for browsers whose 'self' leaves out WebSockets.
 */
export declare function contentPolicy(nonce: string, connect?: readonly string[]): string;
/** Headers of every response, whatever the front. */
export declare const fixedHeaders: Readonly<Record<string, string>>;
