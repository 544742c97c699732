using System;
using System.IO;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

/// <summary>A test of the commit that symbols name; skipped where the sources are no clone.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SourceLinkTheoryAttribute : TheoryAttribute
{
    public SourceLinkTheoryAttribute()
    {
        if (!Path.Exists(Repository.PathOf(".git")))
        {
            Skip = "The sources are no clone, so there is no commit to link to.";
        }
    }
}
