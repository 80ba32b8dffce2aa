using Throughline.App.Commands;

return await CommandLine.RunAsync(args);
