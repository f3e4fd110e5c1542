export const isolationContract = {};
