export const containerRunContract = {};
