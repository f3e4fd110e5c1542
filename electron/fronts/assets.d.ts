export interface Asset {
    readonly bytes: Buffer;
    readonly type: string;
    /** The page itself, whatever its address: routes are the page's own business. */
    readonly page: boolean;
    /** Its name changes with its content. */
    readonly immutable: boolean;
}
/**
 * A file below `root`, for a path as it stands in an address. Outside `assets`, a path that names no kind of file
 * we serve is a route of the page. Undefined for what is not there or not below `root`, by `..`, encoded dots or a symbolic link.
 */
export declare function readAsset(root: string, pathname: string): Promise<Asset | undefined>;
