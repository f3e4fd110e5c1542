import { z } from 'zod';

/** Text that reaches a program: C ends it at a zero byte. */
export const plainTextSchema = z
  .string()
  .max(100_000)
  .refine(text => !text.includes('\0'), 'It holds a zero byte.');

/** One line of it. */
export const lineSchema = plainTextSchema.refine(text => !/[\r\n]/.test(text), 'It holds a line break.');

/** An absolute path of Linux. */
export const pathSchema = lineSchema.regex(/^\//, 'A path begins with a slash.');
