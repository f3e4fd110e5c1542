import { z } from 'zod';
import { pathSchema } from './text.ts';

/** As capabilities(7) has them, without CAP_; ALL is every one. */
export const capabilitySchema = z
  .string()
  .trim()
  .transform(name => name.toUpperCase().replace(/^CAP_/, ''))
  .pipe(z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/, 'A capability looks like NET_ADMIN.'));

export const runSecuritySchema = z.object({
  noNewPrivileges: z.boolean().optional(),
  /** Missing: the engine's filter. A path: a profile on the computer Innkeeper runs on. */
  seccomp: z.union([z.literal('unconfined'), pathSchema]).optional(),
  /** Name of a profile that is loaded there, or `unconfined`. */
  apparmor: z
    .string()
    .regex(/^[\w./-]{1,200}$/, 'That is no name of a profile.')
    .optional(),
});
export type RunSecurity = z.infer<typeof runSecuritySchema>;
