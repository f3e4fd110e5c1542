export const containerLogsContract = {};
