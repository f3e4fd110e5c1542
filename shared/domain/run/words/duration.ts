/** Milliseconds as Docker's program and Compose both read them: whole seconds where it is some. */
export const durationText = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);
