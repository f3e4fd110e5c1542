/** Links that open the browser front once. */
export declare class OneTimeLinks {
  #private;
  make(): string;
  /** True once for each key. A set looks 256 random bits up by hash, which tells nothing by its time. */
  use(key: string): boolean;
}
