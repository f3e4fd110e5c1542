import type { ServerResponse } from 'node:http';
export type LoginNotice = 'none' | 'wrong-token' | 'link-used';
/** All that anybody without a session gets to see. */
export declare function sendLoginPage(response: ServerResponse, status: number, notice: LoginNotice): void;
