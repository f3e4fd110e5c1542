import { config } from 'zod';

// Our content security policy forbids making code from text. zod would fall back without it, but only after
// trying, and each try is reported as a violation. Imported first, as modules parse while they load.
config({ jitless: true });
