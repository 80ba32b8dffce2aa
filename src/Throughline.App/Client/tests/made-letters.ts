// Prints made-up letters as JSON, for the server to make HTML of.
import { letters } from "./letters";

console.log(JSON.stringify(letters(Number(process.argv[2]), Number(process.argv[3]))));
