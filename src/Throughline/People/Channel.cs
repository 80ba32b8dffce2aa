namespace Throughline.People;

/// <summary>How a person is reached. The numbers are stored.</summary>
public enum Channel
{
    Email = 0,
    Sms = 1,
}
