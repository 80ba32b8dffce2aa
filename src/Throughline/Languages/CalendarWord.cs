namespace Throughline.Languages;

/// <summary>Names of days and months, and how a date is put together. The words lie in <c>Words/CalendarWord.json</c>.</summary>
public enum CalendarWord
{
    Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
    January, February, March, April, May, June, July, August, September, October, November, December,

    /// <summary>{day}, {number} and {month}: "Wednesday 2 December".</summary>
    DayAndMonth,

    /// <summary>The same with {year}.</summary>
    DayMonthAndYear,

    /// <summary>{number} and {month}: "2 December".</summary>
    NumberAndMonth,

    /// <summary>{from} and {to}, two times or two dates.</summary>
    FromTo,

    /// <summary>A {date} and the {time} at which something begins.</summary>
    At,

    /// <summary>Whose clocks: "London time", with {place}.</summary>
    TimeOf,
}
