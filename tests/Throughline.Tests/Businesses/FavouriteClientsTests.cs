using Throughline.Businesses;

namespace Throughline.Tests.Businesses;

public sealed class FavouriteClientsTests
{
    [Fact]
    public void Three_customers_somebody_likes_make_a_first_worksheet()
    {
        var persona = new FavouriteClients
        {
            InCommon = "- Two children\n• A large garden\n\n- Two children",
            SaidBefore = " We sat inside all summer. ",
            HeardFrom = "A neighbour",
            NearlyKeptThem = "Two firms never answered\nNobody would name a price",
            ComeBackFor = "The spring cut",
            HaveNow = "A lawn that keeps",
            TellAFriend = "We eat outside again",
            NotAgain = "Whoever haggles after the work is done",
        }.ToPersona("My favourite clients");

        Assert.Equal("My favourite clients", persona.Name);
        Assert.Equal("We sat inside all summer.", persona.Pain);
        Assert.Equal(["Two children", "A large garden"], persona.Behaviours);
        Assert.Equal(["A neighbour"], persona.Meets);
        Assert.Equal(["Two firms never answered", "Nobody would name a price"], persona.Obstacles);
        Assert.Equal(["The spring cut"], persona.Needs);
        Assert.Equal(("A lawn that keeps", "We eat outside again", "Whoever haggles after the work is done"), (persona.Gets, persona.Feels, persona.NotFor));
    }

    [Fact]
    public void What_was_not_answered_stays_open() =>
        Assert.Equivalent(new Persona { Key = "", Name = "Them" }, new FavouriteClients { InCommon = " \n - \n", HaveNow = "  " }.ToPersona("Them"), strict: true);
}
