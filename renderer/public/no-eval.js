// Our content security policy forbids making code from text. zod works without it, but tries first, and each try
// is reported as a violation. Schemas parse while modules load, so this has to come before any module; the name
// is where zod keeps what `z.config` sets.
globalThis.__zod_globalConfig = { jitless: true };
