import './no-eval.ts';
import { startApp } from './app/start.tsx';
import { createTransport } from './api/transport.ts';

startApp(createTransport());
