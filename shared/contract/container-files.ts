export const containerFilesContract = {};
