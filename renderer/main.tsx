import { startApp } from './app/start.tsx';
import { createTransport } from './api/transport.ts';

startApp(createTransport());
