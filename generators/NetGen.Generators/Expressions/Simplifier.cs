namespace NetGen.Generators.Expressions;

/// <summary>
/// Brings trees to the form a person would write: folds constants, drops neutral elements, turns a product with a 0-or-1
/// selection into a selection. Values may differ from the original only where 0·∞ or 0·NaN occurred.
/// </summary>
internal static class Simplifier
{
    public static Expression Simplify(Expression expression) => SimplifyNode(expression.MapChildren(Simplify));

    /// <summary>A node over children that are simple already: looking into these again at every step up would take time without bound.</summary>
    private static Expression SimplifyNode(Expression node) => node switch
    {
        Unary unary => SimplifyUnary(unary),
        Binary { Operator: BinaryOperator.Add } sum => SimplifySum(sum),
        Binary { Operator: BinaryOperator.Subtract } difference => SimplifyDifference(difference),
        Binary { Operator: BinaryOperator.Multiply } product => SimplifyProduct(product),
        Binary { Operator: BinaryOperator.Divide } quotient => SimplifyQuotient(quotient),
        SelectGreater select when select.WhenTrue == select.WhenFalse => select.WhenTrue,
        _ => node,
    };

    private static Expression SimplifyUnary(Unary unary) => unary switch
    {
        { Operator: UnaryOperator.Negate, Value: Constant constant } => -constant.Value,
        { Operator: UnaryOperator.Negate, Value: Unary { Operator: UnaryOperator.Negate } inner } => inner.Value,
        _ => unary,
    };

    private static Expression SimplifySum(Binary sum) => (sum.Left, sum.Right) switch
    {
        (Constant left, Constant right) => left.Value + right.Value,
        (Constant { Value: 0 }, _) => sum.Right,
        (_, Constant { Value: 0 }) => sum.Left,
        _ when sum.Left == sum.Right => SimplifyNode(2.0 * sum.Left),
        _ => sum,
    };

    private static Expression SimplifyDifference(Binary difference) => (difference.Left, difference.Right) switch
    {
        (Constant left, Constant right) => left.Value - right.Value,
        (Constant { Value: 0 }, _) => SimplifyNode(-difference.Right),
        (_, Constant { Value: 0 }) => difference.Left,
        _ => difference,
    };

    private static Expression SimplifyProduct(Binary product) => (product.Left, product.Right) switch
    {
        (Constant left, Constant right) => left.Value * right.Value,
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => Expression.Zero,
        (Constant { Value: 1 }, _) => product.Right,
        (_, Constant { Value: 1 }) => product.Left,
        (Constant left, Binary { Operator: BinaryOperator.Multiply, Left: Constant inner } right) =>
            SimplifyNode(new Constant(left.Value * inner.Value) * right.Right),

        // Constants first, so that products of constants meet.
        (not Constant, Constant right) => SimplifyNode(right * product.Left),
        (Binary { Operator: BinaryOperator.Multiply, Left: Constant inner } left, _) => SimplifyNode(inner * SimplifyNode(left.Right * product.Right)),
        (SelectGreater { WhenTrue: Constant, WhenFalse: Constant { Value: 0 } } select, _) =>
            select with { WhenTrue = SimplifyNode(select.WhenTrue * product.Right) },
        (_, SelectGreater { WhenTrue: Constant, WhenFalse: Constant { Value: 0 } } select) =>
            select with { WhenTrue = SimplifyNode(product.Left * select.WhenTrue) },
        _ => product,
    };

    private static Expression SimplifyQuotient(Binary quotient) => (quotient.Left, quotient.Right) switch
    {
        (Constant { Value: 0 }, _) => Expression.Zero,
        (_, Constant { Value: 1 }) => quotient.Left,
        _ => quotient,
    };
}
