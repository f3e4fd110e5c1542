/** Names of fields whose values never reach a log, at any depth we log. */
export declare const secretKeys: string[];
export declare function scrub(line: string): string;
