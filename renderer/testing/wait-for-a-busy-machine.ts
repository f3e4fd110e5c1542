import { configure } from '@testing-library/react';

// How long a test looks for something is a limit for what hangs, never a measure of speed: a busy machine must not
// fail a test.
configure({ asyncUtilTimeout: 30_000 });
