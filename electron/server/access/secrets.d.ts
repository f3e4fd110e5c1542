/** 256 random bits, as text that fits into an address. */
export declare const newSecret: () => string;
/** Compares without telling by its time how much was right; the lengths may differ. */
export declare function sameSecret(given: string, wanted: string): boolean;
