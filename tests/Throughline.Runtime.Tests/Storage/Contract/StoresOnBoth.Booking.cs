using NodaTime;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.Tests.Storage.Contract;

/// <summary>What people can book, and the hours that the team keeps for itself.</summary>
public sealed partial class StoresOnBoth
{
    [Fact]
    public async Task Kinds_of_appointment_stand_in_the_book_as_they_were_written()
    {
        var visit = new AppointmentKind("", "A visit to your garden")
        {
            Heading = "When shall Rob come by?",
            Members = ["rob"],
            Place = AppointmentPlace.Theirs,
            Question = "Where is the garden?",
            IsQuestionRequired = true,
            MovableHours = AppointmentKind.EveningBefore,
            GapAfter = 15,
        };
        await SameAsync(db => new Books(db, _clock).SaveAsync(_jill, visit));
        Same(db => new Books(db, _clock).Load(_jill.WorkspaceId).Appointments);
        Assert.Equal(visit with { Key = "a-visit-to-your-garden" },
            Assert.Single(new Books(Postgres!, _clock).Load(_jill.WorkspaceId).Appointments));
    }

    [Fact]
    public async Task Hours_of_the_team_are_kept_and_given_back()
    {
        var busy = new BusyHours(Guid.NewGuid(), "rob", new TakenTime(Now, Now + Duration.FromHours(2)), "Dentist");
        await SameAsync(db => new MemberBusy(db, _clock).AddAsync(_jill, busy));
        await SameAsync(db => new MemberBusy(db, _clock).AddAsync(_jill, busy)); // once more
        await SameAsync(db => new MemberBusy(db, _clock).AddAsync(_jill, busy with
        {
            Id = Guid.NewGuid(),
            Time = new TakenTime(Now - Duration.FromHours(2), Now),
        }));
        Same(db => new MemberBusy(db, _clock).All(_jill.WorkspaceId));
        Assert.Equal([busy], new MemberBusy(Postgres!, _clock).All(_jill.WorkspaceId)); // what is over is not shown
        Assert.Empty(new MemberBusy(Postgres!, _clock).All(Guid.NewGuid()));
        await SameAsync(db => new MemberBusy(db, _clock).RemoveAsync(_jill with { WorkspaceId = Guid.NewGuid() }, busy.Id));
        await SameAsync(db => new MemberBusy(db, _clock).RemoveAsync(_jill, busy.Id));
        Assert.Empty(new MemberBusy(Sqlite, _clock).All(_jill.WorkspaceId));
    }
}
