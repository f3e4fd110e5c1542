export { parseSize, readSize, sizeText } from '#shared/domain/size-text.ts';
