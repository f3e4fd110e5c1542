export const lxcContract = {};
