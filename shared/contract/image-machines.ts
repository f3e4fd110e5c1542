export const imageMachinesContract = {};
