using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Assignments;

/// <summary>The file that a step hands over by the hand of whoever does its task, and who may see no other of the library.</summary>
internal sealed class AssignedFiles(
    AssignmentReader assignments, Scripts scripts, LibraryFiles files, LibraryContents contents, WorkspaceAccess access)
{
    /// <summary>Not found where it is no task of theirs, or hands nothing over.</summary>
    public IResult Hand(Guid person, Guid id, HttpContext context) =>
        assignments.Find(access.People, person, id) is { } row && scripts.GivenAt(row) is { } key
            && files.Find(access.WorkspaceId, key) is { } file
            ? FileAnswer.Of(context, contents, access.WorkspaceId, file, isKept: false)
            : Results.NotFound();
}
