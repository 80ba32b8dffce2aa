using Throughline.App.Hosting;

await WebHost.Build(ServeOptions.FromEnvironment()).RunAsync();
