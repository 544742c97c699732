using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Tests.Diagnostics;
using NetGen.Testing;

namespace NetGen.Generators.Tests.CodeFixes;

/// <summary>Sources in a project as an editor has it, with the diagnostics of generator, compiler and analyzers, and what a code fix makes of them.</summary>
internal sealed class FixedSources : IDisposable
{
    private readonly AdhocWorkspace _workspace;
    private readonly CodeFixProvider _provider;
    private readonly Project _project;
    private readonly ImmutableArray<(Document Document, Diagnostic Diagnostic)> _found;

    private FixedSources(AdhocWorkspace workspace, CodeFixProvider provider, Project project, GeneratorRun run, ImmutableArray<Diagnostic> advice)
    {
        _workspace = workspace;
        _provider = provider;
        _project = project;
        _found =
        [
            .. run.Diagnostics
                .Concat(run.Output.GetDiagnostics())
                .Concat(advice)
                .Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                .Select(diagnostic => (Document: project.GetDocument(diagnostic.Location.SourceTree)!, Diagnostic: diagnostic))
                .OrderBy(entry => entry.Document.Name, StringComparer.Ordinal)
                .ThenBy(entry => entry.Diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The diagnostics that the provider takes, in source order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. _found.Select(entry => entry.Diagnostic)];

    public static async Task<FixedSources> OfAsync(CodeFixProvider provider, params ImmutableArray<string> sources)
    {
        CSharpCompilation like = GeneratorRunner.Compile(sources);
        AdhocWorkspace workspace = new();
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Tested",
            "Tested",
            LanguageNames.CSharp,
            compilationOptions: like.Options,
            parseOptions: like.SyntaxTrees[0].Options,
            metadataReferences: like.References);
        Project project = workspace.AddProject(info);
        foreach (SyntaxTree tree in like.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;
        }

        CSharpCompilation compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        GeneratorRun run = GeneratorRunner.Run(GeneratorRunner.Driver(), compilation);
        return new FixedSources(workspace, provider, project, run, await Analyzers.Run(run));
    }

    /// <summary>What is offered for the first diagnostic.</summary>
    public async Task<ImmutableArray<CodeAction>> OffersAsync()
    {
        ImmutableArray<CodeAction>.Builder actions = ImmutableArray.CreateBuilder<CodeAction>();
        (Document document, Diagnostic found) = _found[0];
        await _provider.RegisterCodeFixesAsync(
            new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.ToImmutable();
    }

    /// <summary>The sources after the offer with this title was taken for the first diagnostic.</summary>
    public async Task<ImmutableArray<string>> ApplyAsync(string title)
    {
        ImmutableArray<CodeAction> offers = await OffersAsync();
        return await ChangedAsync(offers.Single(offer => offer.Title == title));
    }

    /// <summary>The sources after the offer was taken for all diagnostics of the project.</summary>
    public async Task<ImmutableArray<string>> ApplyToAllAsync(string title)
    {
        CodeAction first = (await OffersAsync()).Single(offer => offer.Title == title);
        FixAllContext context = new(
            _found[0].Document,
            _provider,
            FixAllScope.Project,
            first.EquivalenceKey,
            _provider.FixableDiagnosticIds,
            new Found(_found),
            CancellationToken.None);
        return await ChangedAsync((await _provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<ImmutableArray<string>> ChangedAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        ImmutableArray<string>.Builder sources = ImmutableArray.CreateBuilder<string>();
        foreach (DocumentId id in _project.DocumentIds)
        {
            sources.Add((await changed.GetDocument(id)!.GetTextAsync()).ToString());
        }

        return sources.ToImmutable();
    }

    private sealed class Found(ImmutableArray<(Document Document, Diagnostic Diagnostic)> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(found.Select(entry => entry.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(entry => entry.Document.Id == document.Id).Select(entry => entry.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
