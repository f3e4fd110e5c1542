import { config } from 'zod';
import { createTransport } from './api/transport.ts';

// Compiling a schema takes eval, which our content security policy refuses, and browsers report the attempt.
config({ jitless: true });
// Not before: schemas decide how to work as their modules are loaded.
const { startApp } = await import('./app/start.tsx');
startApp(createTransport());
