"""Writes reference-textbook.json: functions as textbooks write them, with all derivatives, from PyTorch in float64.

Run in this folder: python3 reference_textbook.py (made with PyTorch 2.13.0, CPU). Every function is written a second
time in PyTorch, if possible as the one function that PyTorch has for it.
"""

import torch
import torch.nn.functional as F

from reference_networks import flat, write

torch.set_default_dtype(torch.float64)


def number(name):
    return {"name": name, "declared": f"double {name}", "shape": None, "differentiable": True}


def matrix(name, dimensions, *shape):
    return {"name": name, "declared": f'@Dim("{dimensions}") DMatrixRMaj {name}', "shape": shape, "differentiable": True}


def constant(name, dimensions, *shape):
    given = matrix(name, dimensions, *shape)
    return {**given, "declared": "@Constant " + given["declared"], "differentiable": False}


def labels(name, dimension, count, below):
    return {"name": name, "declared": f'@Dim("{dimension}") int[] {name}', "count": count, "below": below,
            "differentiable": False}


def log_likelihood(x, m, s):
    return torch.distributions.Normal(m, s).log_prob(x).sum()


def multivariate(x, m, P):
    return -0.5 * (x - m) @ P @ (x - m)


def batch_norm(X, g, b):
    return F.batch_norm(X, None, None, g, b, training=True, eps=1e-5)


def rbf(X, Z, w):
    return torch.exp(-((X[:, None, :] - Z[None, :, :]) ** 2).sum(2) / (2 * w ** 2))


def polynomial(a, x):
    return sum(a[k] * x ** k for k in range(len(a)))


def logistic(X, w, t):
    return F.binary_cross_entropy_with_logits(X @ w, t.to(torch.float64))


def infonce(A, B):
    a, b = F.normalize(A, dim=1), F.normalize(B, dim=1)
    return F.cross_entropy(a @ b.T / 0.5, torch.arange(len(A)))


def kl(m, s):
    return -0.5 * (1 + s - m ** 2 - s.exp()).sum()


# Name, formula, dimensions of the result (None for a number), its PyTorch twin, parameters.
FUNCTIONS = [
    ("logLikelihood", "-N/2 * log(2*pi) - N*log(s) - sum((x - m)^2) / (2*s^2)", None, log_likelihood,
     [matrix("x", "N", 5, 1), number("m"), number("s")]),
    ("mahalanobis", "d = x - m; -1/2 * dot(d, P*d)", None, multivariate,
     [matrix("x", "D", 3, 1), matrix("m", "D", 1, 3), matrix("P", "D,D", 3, 3)]),
    ("attention", "softmax(Q*K'/sqrt(D); M)*V", "N,E",
     lambda Q, K, V: F.scaled_dot_product_attention(Q[None], K[None], V[None])[0],
     [matrix("Q", "N,D", 3, 4), matrix("K", "M,D", 5, 4), matrix("V", "M,E", 5, 2)]),
    ("ridge", "r = X*w - y; dot(r, r)/N + a*dot(w, w)", None,
     lambda X, w, y, a: F.mse_loss(X @ w, y) + a * (w * w).sum(),
     [matrix("X", "N,M", 5, 3), matrix("w", "M", 3, 1), constant("y", "N", 5, 1), number("a")]),
    ("lasso", "norm(y - X*w)^2/2 + a*sum(abs(w))", None,
     lambda X, w, y, a: 0.5 * F.mse_loss(X @ w, y, reduction="sum") + a * torch.norm(w, 1),
     [matrix("X", "N,M", 5, 3), matrix("w", "M", 1, 3), matrix("y", "N", 1, 5), number("a")]),
    ("logistic", "z = X*w; mean(n: softplus(z(n)) - t(n)*z(n))", None, logistic,
     [matrix("X", "N,M", 5, 3), matrix("w", "M", 3, 1), labels("t", "N", 5, 2)]),
    ("multinomial", "Z = X*W + b; mean(n: logsumexp(Z(n,:)) - Z(n,t(n)))", None,
     lambda X, W, b, t: F.cross_entropy(X @ W + b, t),
     [matrix("X", "N,M", 5, 3), matrix("W", "M,C", 3, 4), matrix("b", "C", 1, 4), labels("t", "N", 5, 4)]),
    ("batchNorm", "m = mean(X; N); v = mean((X - m)^2; N); g .* (X - m) / sqrt(v + 0.00001) + b", "N,C", batch_norm,
     [matrix("X", "N,C", 5, 3), matrix("g", "C", 1, 3), matrix("b", "C", 3, 1)]),
    ("layerNorm", "m = mean(X; C); v = mean((X - m)^2; C); (X - m) ./ sqrt(v + 0.00001)", "N,C",
     lambda X: F.layer_norm(X, X.shape[1:]), [matrix("X", "N,C", 3, 5)]),
    ("cosine", "dot(u, v) / (norm(u) * norm(v))", None, lambda u, v: F.cosine_similarity(u, v, dim=0),
     [matrix("u", "N", 4, 1), matrix("v", "N", 1, 4)]),
    ("rosenbrock", "sum(100*(x(1:3) - x(0:2)^2)^2 + (1 - x(0:2))^2)", None,
     lambda x: (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum(), [matrix("x", "4", 4, 1)]),
    ("plainRosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", None, lambda x, y: (1 - x) ** 2 + 100 * (y - x ** 2) ** 2,
     [number("x"), number("y")]),
    ("quadraticForm", "1/2 * dot(x, A*x) - dot(b, x)", None, lambda x, A, b: 0.5 * x @ A @ x - b @ x,
     [matrix("x", "N", 1, 4), matrix("A", "N,N", 4, 4), matrix("b", "N", 4, 1)]),
    ("bilinearForm", "dot(x, A*y)", None, lambda x, A, y: F.bilinear(x[None], y[None], A[None])[0, 0],
     [matrix("x", "N", 3, 1), matrix("A", "N,M", 3, 4), matrix("y", "M", 4, 1)]),
    ("rbf", "K(i,j) = exp(-sum(d: (X(i,d) - Z(j,d))^2) / (2*w^2)); K", "N,M", rbf,
     [matrix("X", "N,D", 3, 2), matrix("Z", "M,D", 4, 2), number("w")]),
    ("logSumExpLoss", "mean(n: log(sum(c: exp(Z(n,c)))) - sum(c: T(n,c)*Z(n,c)))", None,
     lambda Z, T: (torch.logsumexp(Z, 1) - (T * Z).sum(1)).mean(),
     [matrix("Z", "N,C", 4, 3), constant("T", "N,C", 4, 3)]),
    ("huber", "r = y - t; mean(where(abs(r) <= 0.7, r^2/2, 0.7*(abs(r) - 0.7/2)))", None,
     lambda y, t: F.huber_loss(y, t, delta=0.7), [matrix("y", "N", 6, 1), matrix("t", "N", 1, 6)]),
    ("variance", "sum((x - mean(x))^2) / (N - 1)", None, lambda x: x.var(), [matrix("x", "N", 5, 1)]),
    ("covariance", "D = X - mean(X; N); D' * D / (N - 1)", "M,M", lambda X: torch.cov(X.T),
     [matrix("X", "N,M", 5, 3)]),
    ("entropy", "p = softmax(z); -sum(p .* log(p))", None,
     lambda z: torch.distributions.Categorical(logits=z).entropy(), [matrix("z", "C", 5, 1)]),
    ("kl", "-1/2 * sum(1 + s - m^2 - exp(s))", None, kl, [matrix("m", "N,D", 3, 2), matrix("s", "N,D", 3, 2)]),
    ("polynomial", "a(0) + a(1)*x + a(2)*x^2 + a(3)*x^3 + a(4)*x^4", None, polynomial,
     [matrix("a", "5", 1, 5), number("x")]),
    ("powerSeries", "sum(k: a(k) * x^k)", None, polynomial, [matrix("a", "N", 5, 1), number("x")]),
    ("tripleProduct",
     "u(0)*(v(1)*w(2) - v(2)*w(1)) + u(1)*(v(2)*w(0) - v(0)*w(2)) + u(2)*(v(0)*w(1) - v(1)*w(0))", None,
     lambda u, v, w: torch.linalg.det(torch.stack([u, v, w])),
     [matrix("u", "3", 3, 1), matrix("v", "3", 1, 3), matrix("w", "3", 3, 1)]),
    ("matrices", "A*B'*C", "N,K", lambda A, B, C: torch.linalg.multi_dot([A, B.T, C]),
     [matrix("A", "N,M", 2, 3), matrix("B", "L,M", 4, 3), matrix("C", "L,K", 4, 2)]),
    ("infoNce", "S(i,j) = dot(A(i,:), B(j,:)) / (norm(A(i,:)) * norm(B(j,:)) * 0.5); mean(i: logsumexp(S(i,:)) - S(i,i))",
     None, infonce, [matrix("A", "N,D", 3, 4), matrix("B", "N,D", 3, 4)]),
    ("recurrent", "tanh(W*h + U*x + b)", "H", lambda W, h, U, x, b: torch.tanh(W @ h + U @ x + b),
     [matrix("W", "H,H", 3, 3), matrix("h", "H", 3, 1), matrix("U", "H,D", 3, 2), matrix("x", "D", 1, 2),
      matrix("b", "H", 1, 3)]),
    ("gated", "sigmoid(X*W) .* tanh(X*V)", "N,K", lambda X, W, V: torch.sigmoid(X @ W) * torch.tanh(X @ V),
     [matrix("X", "N,M", 4, 3), matrix("W", "M,K", 3, 2), matrix("V", "M,K", 3, 2)]),
    ("weightedGram", "G(i,j) = sum(n: w(n)*X(n,i)*X(n,j)); G", "M,M",
     lambda w, X: torch.einsum("n,ni,nj->ij", w, X, X), [matrix("w", "N", 5, 1), matrix("X", "N,M", 5, 3)]),
    ("chain", "D(n,k) = sum(m, l: A(n,m) * B(l,m) * C(l,k)); D", "N,K",
     lambda A, B, C: torch.einsum("nm,lm,lk->nk", A, B, C),
     [matrix("A", "N,M", 2, 3), matrix("B", "L,M", 4, 3), matrix("C", "L,K", 4, 2)]),
    ("energy", "-1/2 * sum(n, m: x(n)*A(n,m)*y(m))", None,
     lambda x, A, y: -0.5 * torch.einsum("n,nm,m->", x, A, y),
     [matrix("x", "N", 3, 1), matrix("A", "N,M", 3, 4), matrix("y", "M", 1, 4)]),
    ("attentionByIndices",
     "S(n,m) = sum(d: Q(n,d)*K(m,d)) / sqrt(D); P = softmax(S; M); O(n,e) = sum(m: P(n,m)*V(m,e)); sum(O^2)", None,
     lambda Q, K, V: (F.scaled_dot_product_attention(Q[None], K[None], V[None])[0] ** 2).sum(),
     [matrix("Q", "N,D", 3, 4), matrix("K", "M,D", 5, 4), matrix("V", "M,E", 5, 2)]),
    ("causal", "Y(n,k) = sum(m: A(n,m)*V(m,k) | m <= n); sum(Y^2)", None, lambda A, V: ((A.tril() @ V) ** 2).sum(),
     [matrix("A", "N,M", 4, 4), matrix("V", "M,K", 4, 2)]),
    ("centred", "Y(n,k) = sum(m: X(n,m)*(W(m,k) - c(m)) + b(k)/M - 2*V(k,m)*X(n,m)); sum(tanh(Y))", None,
     lambda X, W, c, b, V: (X @ (W - c[:, None]) + b - 2 * X @ V.T).tanh().sum(),
     [matrix("X", "N,M", 4, 3), matrix("W", "M,K", 3, 2), matrix("c", "M", 3, 1), matrix("b", "K", 1, 2),
      matrix("V", "K,M", 2, 3)]),
    ("lookedUp", "A * v(t)", "N", lambda A, v, t: A @ v[t],
     [matrix("A", "N,M", 3, 4), matrix("v", "L", 5, 1), labels("t", "M", 4, 5)]),
]


def drawn(parameter):
    """An argument; numbers are positive, for some of them are scales."""
    if "below" in parameter:
        return torch.randint(parameter["below"], (parameter["count"],))
    if parameter["shape"] is None:
        return torch.rand(()) + 0.5
    return torch.randn(parameter["shape"])


def seen(argument):
    """What PyTorch works with: a vector has one dimension, whether it is handed over as a row or a column."""
    return argument.flatten() if argument.dim() == 2 and 1 in argument.shape else argument


def case(name, formula, result, function, parameters):
    arguments = [drawn(p) for p in parameters]
    places = [i for i, p in enumerate(parameters) if p["differentiable"]]

    def of(*free):
        given = list(arguments)
        for place, argument in zip(places, free):
            given[place] = argument
        return function(*[seen(argument) for argument in given])

    free = tuple(arguments[i] for i in places)
    tangents = tuple(torch.randn(a.shape) for a in free)
    value, along = torch.autograd.functional.jvp(of, free, tangents)
    upstream = torch.randn(value.shape)
    written = {
        "name": name, "formula": formula, "result": result, "parameters": [p["declared"] for p in parameters],
        "names": [parameters[i]["name"] for i in places], "arguments": [a.tolist() for a in arguments],
        "tangents": [t.tolist() for t in tangents], "value": flat(value), "jvp": flat(along),
        "upstream": flat(upstream),
        "vjp": [flat(g) for g in torch.autograd.functional.vjp(of, free, upstream)[1]],
        "jacobians": [j.reshape(value.numel(), -1).tolist() for j in torch.autograd.functional.jacobian(of, free)],
    }
    if result is None:
        written["gradients"] = [flat(g) for g in torch.autograd.functional.vjp(of, free)[1]]
        written["hessianVector"] = [flat(h) for h in torch.autograd.functional.vhp(of, free, tangents)[1]]
    return written


if __name__ == "__main__":
    torch.manual_seed(20250317)
    write("reference-textbook.json", [case(*function) for function in FUNCTIONS])
