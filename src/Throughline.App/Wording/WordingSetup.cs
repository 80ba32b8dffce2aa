namespace Throughline.App.Wording;

internal static class WordingSetup
{
    public static void AddWording(this IServiceCollection services)
    {
        services.AddScoped<TeamNames>();
        services.AddSingleton<Scripts>();
    }
}
