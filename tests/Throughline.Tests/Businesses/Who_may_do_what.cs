using Throughline.Businesses;
using static Throughline.Businesses.Permission;

namespace Throughline.Tests.Businesses;

public sealed class Who_may_do_what
{
    private static readonly Permission[] _all = Enum.GetValues<Permission>();

    public static TheoryData<Role, Permission[]> Table => new()
    {
        {
            Role.Owner,
            [
                SeePeople, ChangePeople, SeeJourneys, EditJourneys, Propose, Publish, Broadcast, AnswerFeedback, SettleAssignments,
                SeeNumbers, SeeMoney, ManageTeam, ManageSettings, ManageKeys, Export, Erase, CheckIn,
            ]
        },
        {
            Role.Manager,
            [
                SeePeople, ChangePeople, SeeJourneys, EditJourneys, Propose, Publish, Broadcast, AnswerFeedback, SettleAssignments,
                SeeNumbers, SeeMoney, ManageSettings, Export, CheckIn,
            ]
        },
        { Role.Helper, [SeePeople, SettleAssignments, CheckIn] },
        { Role.Viewer, [SeeJourneys, SeeNumbers] },
        { Role.Coach, [] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_role_is_this_set_and_nothing_more(Role role, Permission[] may)
    {
        var allowed = role.Allows(Permissions.None);
        Assert.Equal(may, _all.Where(allowed.Contains));
        Assert.Equal(role == Role.Helper, role.SeesOwnPeopleOnly());
        Assert.Equal(role, Roles.Find(role.Word()));
    }

    [Fact]
    public void A_grant_counts_for_a_coach_and_for_nobody_else()
    {
        var granted = Permissions.Of(Publish, Erase);
        Assert.Equal(granted, Role.Coach.Allows(granted));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Coach))
            Assert.Equal(role.Allows(Permissions.None), role.Allows(granted));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Owner")]
    [InlineData("0")]
    [InlineData("admin")]
    [InlineData(" owner")]
    public void A_word_that_is_no_role_is_none(string word) => Assert.Null(Roles.Find(word));

    [Fact]
    public void Every_set_is_read_as_it_was_written()
    {
        for (var bits = 0; bits < 1 << _all.Length; bits += 37)
        {
            var set = Permissions.Of([.. _all.Where(one => (bits & 1 << (int)one) != 0)]);
            Assert.Equal(set, Permissions.Parse(set.ToString()));
            Assert.All(_all, one => Assert.Equal((bits & 1 << (int)one) != 0, set.Contains(one)));
        }
        Assert.Equal("see-journeys edit-journeys", KeyScopes.Journeys.ToString());
        Assert.Equal(Permissions.None, Permissions.Parse("SeePeople see_people erase-all 1"));
        Assert.True(Permissions.All.Without(Erase).With(Erase) == Permissions.All);
    }

    [Fact]
    public void A_key_in_a_page_sends_events_and_nothing_else()
    {
        var everything = new KeyScopes(SendsEvents: true, Permissions.All);
        Assert.Equal(KeyScopes.Events, everything.For(KeyKind.Browser));
        Assert.Equal(everything, everything.For(KeyKind.Server));
        Assert.Equal(everything, KeyScopes.Parse(everything.ToString()));
        Assert.True(KeyScopes.Journeys.For(KeyKind.Browser).IsEmpty);
        Assert.Equal(default, KeyScopes.Parse("send_events"));
    }
}
