/** The folders in packages/ of the packages that other projects install. */
export const published = ["client"];
